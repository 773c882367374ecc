using BucketManager.Domain.Basics;

namespace BucketManager.Domain.Sentences;

/// <summary>What a template turned out to be.</summary>
public static partial class Say
{
    public static readonly SentenceForm TemplateTooLarge = New("template-too-large",
        "All texts together take {used} bytes of template, but AWS allows {limit}. Write fewer or shorter texts.");
    public static readonly SentenceForm TemplateForeign = New("template-foreign",
        "BucketManager did not create this stack: its template holds no record.");
    public static readonly SentenceForm TemplateDamaged = New("template-damaged",
        "The template's record cannot be read: {what}. Restore the template from the stack's history.");
    public static readonly SentenceForm TemplateNewer = New("template-newer",
        "A newer version of BucketManager wrote this template (form {schema}, known here: {known}). Update this program.");

    // The diary
    public static readonly SentenceForm PutBackWhatChanged = New("put-back", "{actor} put \"{name}\" back as BucketManager had set it up");
    public static readonly SentenceForm BroughtUpToDate = New("brought-up-to-date", "{actor} updated \"{name}\"");

    // Summaries
    public static readonly SentenceForm PutsBack = New("puts-back", "Puts \"{name}\" back: changes made outside BucketManager are undone");
    public static readonly SentenceForm BringsUpToDate = New("brings-up-to-date", "Updates \"{name}\" with new protections");
}
