using BucketManager.Domain.Grants;
using BucketManager.Domain.Users;

namespace BucketManager.Application.Reading.Views;

/// <summary>A grant that is applied, with what tells whether it can be used.</summary>
/// <param name="EndsAt">When the user's access ends; null: never.</param>
public sealed record AccessLine(UserName User, string Company, AccessStatus Status, DateTimeOffset? EndsAt, Grant Grant);
