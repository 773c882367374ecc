import FormField, { type FormFieldProps } from "@cloudscape-design/components/form-field";

interface FieldProps extends Omit<FormFieldProps, "constraintText" | "errorText"> {
  /** The rule, in whose place stands what is wrong: what is below does not move. */
  readonly rule?: string;
  /** A line for each error; empty where nothing is wrong. */
  readonly error: string;
}

/** A field with its rule, or what is wrong in it, below it. */
export function Field({ rule, error, ...props }: FieldProps) {
  return (
    <FormField
      {...props}
      constraintText={error === "" && rule}
      errorText={error !== "" && <span className="wrap lines">{error}</span>}
    />
  );
}
