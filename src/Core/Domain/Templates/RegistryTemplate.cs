namespace BucketManager.Domain.Templates;

/// <summary>The stack in the hub's account that says that a project exists, and where.</summary>
internal static class RegistryTemplate
{
    public const string MainResource = "Registration";

    public static StackModel Of(ProjectRegistration registration) => new(
        $"BucketManager: project {registration.Project} exists",
        registration.OperationId,
        [],
        [
            new Resource(MainResource, "AWS::SSM::Parameter", Json.Of(
                ("Name", $"/bucket-manager/projects/{registration.Project}"),
                ("Type", "String"),
                ("Value", $"{registration.Place.Account}/{registration.Place.Region}")))
            {
                Record = RecordJson.Of(registration),
            },
        ],
        []);
}
