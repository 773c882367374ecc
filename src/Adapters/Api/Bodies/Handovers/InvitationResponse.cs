using BucketManager.Domain.Handovers;

namespace BucketManager.Adapters.Api.Bodies.Handovers;

/// <summary>What the third party is shown before the passcode.</summary>
/// <param name="Logo">Path or address of the organisation's logo; null: it has none.</param>
/// <param name="From">E-mail address of the manager.</param>
/// <param name="FromName">Name of the manager; the address where no name is known.</param>
public sealed record InvitationResponse(
    HandoverStateShown State,
    HandoverKind What,
    string Organisation,
    string? Logo,
    string From,
    string FromName,
    string Company,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? ClaimedAt,
    int AttemptsLeft)
{
    public static InvitationResponse Of(HandoverInvitation invitation, string organisation, string? logo) => new(
        HandoverResponse.Shown(invitation.State),
        invitation.Kind,
        organisation,
        logo,
        invitation.From,
        invitation.FromName,
        invitation.Company,
        invitation.ExpiresAt,
        invitation.ClaimedAt,
        invitation.AttemptsLeft);
}
