/** A city of the world and the time zone that it keeps. */
export type City = {
  readonly name: string;
  /** As many write it who do not have the letters. */
  readonly plainName: string;
  /** Two letters, ISO 3166; empty where there are none. */
  readonly country: string;
  /** Its province or state, and that one's abbreviation, where there is one. */
  readonly province: string;
  readonly state: string;
  readonly people: number;
  readonly zone: string;
  /** In degrees, south below zero. */
  readonly latitude: number;
};

/** The cities, read when they are first asked for: most people never write one. */
export type Cities = () => readonly City[];
