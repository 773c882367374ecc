using BucketManager.Adapters.Http.Endpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace BucketManager.Adapters.Http.OpenApi;

/// <summary>Tells the document of the bodies that endpoints read themselves.</summary>
internal sealed class BodyDescriptions : IApiDescriptionProvider
{
    /// <summary>After the one that finds the endpoints (-1100).</summary>
    public int Order => -1000;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            if (description.ActionDescriptor.EndpointMetadata?.OfType<RequestBodyOf>().LastOrDefault() is not { } takes)
                continue;
            description.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = "application/json" });
            description.ParameterDescriptions.Add(new ApiParameterDescription
            {
                Name = "body",
                Source = BindingSource.Body,
                Type = takes.Body,
                IsRequired = !takes.Optional,
            });
        }
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
    }
}
