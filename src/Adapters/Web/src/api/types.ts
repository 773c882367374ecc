import type { components } from "./schema";

type Schemas = components["schemas"];

export type Activity = Schemas["Activity"];
export type Bucket = Schemas["Bucket"];
export type BucketFields = Schemas["BucketFields"];
export type Config = Schemas["Config"];
export type FieldError = Schemas["FieldError"];
export type Grant = Schemas["Grant"];
export type GrantFields = Schemas["GrantFields"];
export type Job = Schemas["Job"];
export type Me = Schemas["Me"];
export type Operation = Schemas["Operation"];
export type Person = Schemas["Person"];
export type Preview = Schemas["Preview"];
export type Problem = Schemas["Problem"];
export type Project = Schemas["Project"];
export type ProjectFields = Schemas["ProjectFields"];
export type Protection = Schemas["Protection"];
export type Sentence = Schemas["Sentence"];
export type Thing = Schemas["Thing"];
export type ThingKind = Schemas["ThingKind"];
export type ThingOf<K extends ThingKind> = Extract<Thing, { kind: K }>;
export type ThingStatus = Schemas["ThingStatus"];
export type User = Schemas["User"];
export type UserFields = Schemas["UserFields"];
