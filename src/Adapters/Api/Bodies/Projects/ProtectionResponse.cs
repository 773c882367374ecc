using BucketManager.Application.Ports;
using BucketManager.Application.Reading;

namespace BucketManager.Adapters.Api.Bodies.Projects;

/// <summary>A protection of the project's account.</summary>
public sealed record ProtectionResponse(string Code, ProtectionState State, SentenceResponse Sentence)
{
    public static ProtectionResponse From(Finding finding) => new(
        finding.Code,
        finding.State switch { true => ProtectionState.On, false => ProtectionState.Off, null => ProtectionState.Unknown },
        SentenceResponse.From(Protections.Say(finding)));
}
