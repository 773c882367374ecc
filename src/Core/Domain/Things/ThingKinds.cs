namespace BucketManager.Domain.Things;

/// <summary>The words of the kinds, as they stand in paths, records and stack names.</summary>
public static class ThingKinds
{
    public static string Word(this ThingKind kind) => kind switch
    {
        ThingKind.Project => "project",
        ThingKind.Bucket => "bucket",
        ThingKind.User => "user",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static ThingKind? Find(string? word) => word switch
    {
        "project" => ThingKind.Project,
        "bucket" => ThingKind.Bucket,
        "user" => ThingKind.User,
        _ => null,
    };
}
