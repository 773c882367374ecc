using BucketManager.Core.Tests.Templates.Meaning;
using BucketManager.Domain.Projects;
using BucketManager.Domain.Templates;
using BucketManager.Domain.Things;
using Xunit;

namespace BucketManager.Core.Tests.Templates;

public sealed class RegistryTemplateTests
{
    [Fact]
    public async Task A_registry_says_where_a_project_lives()
    {
        var registration = new ProjectRegistration(
            A.Project,
            new StackPlace(AccountId.Parse("111122223333"), Region.Parse("eu-west-1")),
            "bm-acme-7f3a",
            OperationId.Parse("o-open-1"));
        var template = StackTemplates.Render(registration);
        var registry = new Deployed(template);

        Assert.Equal("111122223333/eu-west-1", (string?)registry["Registration"]["Value"]);
        Assert.Equal("o-open-1", registry.Outputs["OperationId"]);
        Assert.Equal(["Registration"], registry.Ids);
        Assert.Equal(new TemplateReading.Registered(registration), StackTemplates.Read(template.Text));
        await Snapshots.MatchAsync(template);
    }
}
