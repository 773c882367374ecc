using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Api.Bodies;

/// <summary>A field that breaks a rule.</summary>
/// <param name="Field">JSON pointer into the body, or the name of a parameter or header.</param>
/// <param name="Rule">Which rule.</param>
/// <param name="Message">What is wrong, in English.</param>
public sealed record FieldErrorResponse(string Field, string Rule, string Message, string Code, IReadOnlyDictionary<string, object> Args)
{
    public static FieldErrorResponse From(FieldError error) =>
        new(error.Field, error.Says.Code, error.Says.Text, error.Says.Code, error.Says.Args);
}
