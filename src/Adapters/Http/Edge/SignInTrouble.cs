using BucketManager.Domain.Basics;
using BucketManager.Domain.Sentences;
using Microsoft.AspNetCore.Http;

namespace BucketManager.Adapters.Http.Edge;

/// <summary>Why nobody is signed in on a request, where that is more than "no token".</summary>
internal sealed record SignInTrouble(Sentence Says)
{
    public static Sentence Of(HttpContext http) => http.Features.Get<SignInTrouble>()?.Says ?? Say.SignInMissing();
}
