using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Handovers;

/// <summary>A hand-over as a manager asks for it.</summary>
/// <param name="Replaces">The key that the new one replaces; null: an additional key.</param>
/// <param name="ExpiresInHours">1 to 168; null: 72.</param>
/// <param name="OverlapDays">0 to 30; null: 7. Only with <paramref name="Replaces"/>.</param>
public sealed record HandoverOffer(HandoverKind Kind, string? Replaces = null, int? ExpiresInHours = null, int? OverlapDays = null)
{
    private const string AccessKey = "accessKey";
    private const string SshPublicKey = "sshPublicKey";

    /// <summary>An offer gives an access key, or asks for an SSH key; one of the two.</summary>
    /// <param name="give"><c>accessKey</c>, or null.</param>
    /// <param name="ask"><c>sshPublicKey</c>, or null.</param>
    public static Result<HandoverOffer> Check(string? give, string? ask, string? replaces, int? expiresInHours, int? overlapDays)
    {
        var errors = new FieldErrors();
        if (give is null && ask is null)
            errors.Add("/give", FieldRules.Required());
        if (give is not (null or AccessKey))
            errors.Add("/give", FieldRules.OneOf(AccessKey));
        if (ask is not (null or SshPublicKey))
            errors.Add("/ask", FieldRules.OneOf(SshPublicKey));
        if (give is not null && ask is not null)
            errors.Add("/ask", FieldRules.EitherOr("give"));
        if (ask is not null && replaces is not null)
            errors.Add("/replaces", FieldRules.EitherOr("ask"));
        if (replaces is null && overlapDays is not null)
            errors.Add("/overlapDays", FieldRules.OnlyWith("replaces"));
        return errors.Any
            ? errors.Refusal
            : new HandoverOffer(give is null ? HandoverKind.SshPublicKey : HandoverKind.AccessKey, replaces, expiresInHours, overlapDays);
    }
}
