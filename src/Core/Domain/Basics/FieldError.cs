namespace BucketManager.Domain.Basics;

/// <summary>A field that breaks a rule.</summary>
/// <param name="Field">JSON pointer into the request body, such as <c>/spec/grants/0/prefix</c>.</param>
/// <param name="Says">The rule; its code is the rule's name, such as <c>canonical-path</c>.</param>
public sealed record FieldError(string Field, Sentence Says);
