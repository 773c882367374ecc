using BucketManager.Domain.Basics;

namespace BucketManager.Adapters.Http.Endpoints;

/// <summary>A creation's name is checked here and its spec in the use case; a person gets all that is wrong in one answer.</summary>
internal static class NameAndSpec
{
    public static Refusal Refused(Refusal name, Refusal? spec)
    {
        var errors = new FieldErrors();
        foreach (var error in ((Refusal.Invalid)name).Errors)
            errors.Add("/name", error.Says);
        foreach (var error in (spec as Refusal.Invalid)?.Errors ?? [])
            errors.Add(error.Field, error.Says);
        return errors.Refusal;
    }
}
