namespace BucketManager.Adapters.Api.Bodies.Self;

/// <summary>What a client needs to know before anybody has signed in.</summary>
/// <param name="Simulated">Nothing here reaches AWS.</param>
public sealed record ConfigResponse(string Organisation, bool Simulated, SignInResponse SignIn);
