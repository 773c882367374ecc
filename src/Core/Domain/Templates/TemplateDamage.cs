namespace BucketManager.Domain.Templates;

/// <summary>Found while reading a template; never leaves <see cref="TemplateReader"/>.</summary>
/// <param name="what">What is wrong, as part of a sentence, without anything that stood in the template.</param>
internal sealed class TemplateDamage(string what) : Exception(what);
