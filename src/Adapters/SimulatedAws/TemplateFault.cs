namespace BucketManager.Adapters.SimulatedAws;

/// <summary>Why a template, or the values for it, cannot be accepted: the text of CloudFormation's ValidationError.</summary>
internal sealed class TemplateFault(string reason) : Exception(reason);
