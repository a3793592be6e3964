import { expect, test } from 'vitest';
import { discordLimits } from '../../../adapters/discord/limits.ts';
import { limits } from '../../../src/card/limits.ts';

test('nothing that our cards and forms may hold is more than Discord takes', () => {
  const { card, select, form, command } = limits;
  const { message } = discordLimits;
  const pairs: readonly (readonly [string, number, number])[] = [
    ['weight', card.weight, message.components],
    ['text', card.text, message.text],
    ['buttons in a row', card.buttonsPerRow, message.buttonsPerRow],
    ['button label', card.buttonLabel, message.buttonLabel],
    ['action id', card.actionId, message.customId],
    ['url', card.url, message.url],
    ['alt text', card.imageAlt, message.imageAlt],
    ['options', select.options, discordLimits.select.options],
    ['option label', select.label, discordLimits.select.label],
    ['option value', select.value, discordLimits.select.value],
    ['option hint', select.hint, discordLimits.select.hint],
    ['select placeholder', select.placeholder, discordLimits.select.placeholder],
    ['form title', form.title, discordLimits.form.title],
    ['form inputs', form.inputs, discordLimits.form.inputs],
    ['input label', form.label, discordLimits.form.label],
    ['input hint', form.hint, discordLimits.form.hint],
    ['input placeholder', form.placeholder, discordLimits.form.placeholder],
    ['input text', form.textLength, discordLimits.form.textLength],
    ['radio options', form.radioMost, discordLimits.form.radioMost],
    ['command name', command.name, discordLimits.command.name],
    ['command description', command.description, discordLimits.command.description],
    ['command options', command.options, discordLimits.command.options],
    ['command choices', command.choices, discordLimits.command.choices],
  ];
  expect(pairs.filter(([, ours, theirs]) => ours > theirs)).toEqual([]);
});
