using BucketManager.Domain.Projects;
using BucketManager.Domain.Records;
using BucketManager.Domain.Things;
using CsCheck;
using Xunit;

namespace BucketManager.Core.Tests.Projects;

public sealed class ProjectSpecTests
{
    [Fact]
    public void Title_account_and_region_are_required() => Assert.Equal(
        ["/spec/title required", "/spec/account account-digits", "/spec/region unknown-region"],
        ProjectSpec.Check(new ProjectFields()).Broken());

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public void A_title_has_at_most_80_characters(int length, bool legal) =>
        Assert.Equal(legal, ProjectSpec.Check(A.ProjectFields(title: new string('x', length))).Accepted);

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void A_project_has_at_most_50_managers_and_50_viewers(int count, bool legal)
    {
        string[] people = [.. Enumerable.Range(0, count).Select(i => $"p{i}@example.com")];

        Assert.Equal(legal, ProjectSpec.Check(A.ProjectFields() with { Managers = people }).Accepted);
        Assert.Equal(legal, ProjectSpec.Check(A.ProjectFields() with { Viewers = people }).Accepted);
    }

    [Fact]
    public void A_person_stands_on_a_list_once_however_it_is_spelt() => Assert.Equal(
        ["/spec/managers/1 duplicate", "/spec/managers/2 email-shape"],
        ProjectSpec.Check(A.ProjectFields() with { Managers = ["ada@example.com", "ADA@example.com", "ada"] }).Broken());

    [Fact]
    public void A_spec_comes_back_as_it_was_written() => Any.ProjectSpec.Sample(spec =>
    {
        Assert.Equal(spec, ProjectSpec.Check(spec.ToFields()).Value);
        Assert.Equal(spec, SpecJson.Read(ThingKind.Project, SpecJson.Write(spec)).Value);
    });
}
