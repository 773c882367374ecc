using System.Text.Json;
using System.Text.Json.Serialization;
using BucketManager.Adapters.Api.Bodies;
using BucketManager.Adapters.Api.Bodies.Access;
using BucketManager.Adapters.Api.Bodies.Buckets;
using BucketManager.Adapters.Api.Bodies.Handovers;
using BucketManager.Adapters.Api.Bodies.Jobs;
using BucketManager.Adapters.Api.Bodies.Keys;
using BucketManager.Adapters.Api.Bodies.Operations;
using BucketManager.Adapters.Api.Bodies.Projects;
using BucketManager.Adapters.Api.Bodies.Self;
using BucketManager.Adapters.Api.Bodies.Things;
using BucketManager.Adapters.Api.Bodies.Users;
using BucketManager.Adapters.Api.Live;

namespace BucketManager.Adapters.Api.Json;

/// <summary>Every body and message, for the serializer: without it, nothing is written or read, in a native program either.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(CreateProjectRequest))]
[JsonSerializable(typeof(CreateBucketRequest))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(ReplaceProjectRequest))]
[JsonSerializable(typeof(ReplaceBucketRequest))]
[JsonSerializable(typeof(ReplaceUserRequest))]
[JsonSerializable(typeof(ReplaceGrantsRequest))]
[JsonSerializable(typeof(KeyStateRequest))]
[JsonSerializable(typeof(OfferHandoverRequest))]
[JsonSerializable(typeof(ClaimHandoverRequest))]
[JsonSerializable(typeof(StopUserRequest))]
[JsonSerializable(typeof(EmptyRequest))]
[JsonSerializable(typeof(ThingResponse))]
[JsonSerializable(typeof(ListResponse<ProjectResponse>))]
[JsonSerializable(typeof(ListResponse<BucketResponse>))]
[JsonSerializable(typeof(ListResponse<UserResponse>))]
[JsonSerializable(typeof(ListResponse<OperationResponse>))]
[JsonSerializable(typeof(ListResponse<ActivityResponse>))]
[JsonSerializable(typeof(JobResponse))]
[JsonSerializable(typeof(ListResponse<JobResponse>))]
[JsonSerializable(typeof(PreviewResponse))]
[JsonSerializable(typeof(GrantsResponse))]
[JsonSerializable(typeof(ItemsResponse<BucketGrantResponse>))]
[JsonSerializable(typeof(AccessResponse))]
[JsonSerializable(typeof(AccessAnswerResponse))]
[JsonSerializable(typeof(ItemsResponse<KeyResponse>))]
[JsonSerializable(typeof(OfferedHandoverResponse))]
[JsonSerializable(typeof(ItemsResponse<HandoverResponse>))]
[JsonSerializable(typeof(InvitationResponse))]
[JsonSerializable(typeof(ClaimedKeyResponse))]
[JsonSerializable(typeof(SshKeyTakenResponse))]
[JsonSerializable(typeof(StopUserResponse))]
[JsonSerializable(typeof(ConfigResponse))]
[JsonSerializable(typeof(MeResponse))]
[JsonSerializable(typeof(ItemsResponse<SearchHitResponse>))]
[JsonSerializable(typeof(ItemsResponse<AttentionResponse>))]
[JsonSerializable(typeof(ProtectionsResponse))]
[JsonSerializable(typeof(RebuildResponse))]
[JsonSerializable(typeof(TemplateDriftResponse))]
[JsonSerializable(typeof(TicketResponse))]
[JsonSerializable(typeof(HealthResponse))]
[JsonSerializable(typeof(ProblemResponse))]
[JsonSerializable(typeof(ClientMessage))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
