using BucketManager.Domain.Basics;
using BucketManager.Domain.Users;

namespace BucketManager.Adapters.Api.Bodies.Access;

/// <summary>A user who can, and why.</summary>
public sealed record AbleUserResponse(string Name, SentenceResponse Because)
{
    public static AbleUserResponse From((UserName User, Sentence Because) able) => new(able.User.ToString(), SentenceResponse.From(able.Because));
}
