using BucketManager.Domain.Basics;
using BucketManager.Domain.Projects;

namespace BucketManager.Application.Ports;

/// <summary>What a create or update of a stack carries.</summary>
/// <param name="Place">Account and region.</param>
/// <param name="Name">The stack's name; for an update its id.</param>
/// <param name="Template">The template's text, at most 51,200 bytes.</param>
/// <param name="Parameters">Values of the template's parameters.</param>
/// <param name="Tags">Constant tags; they travel to the resources.</param>
/// <param name="Token">The operation's id; it comes back in every event of the operation.</param>
public sealed record StackRequest(
    StackPlace Place, string Name, string Template, ValueMap<string> Parameters, ValueMap<string> Tags, string Token);
