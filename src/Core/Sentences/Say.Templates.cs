namespace BucketManager.Core.Sentences;

/// <summary>What a template turned out to be.</summary>
public static partial class Say
{
    public static readonly SentenceForm TemplateTooLarge = New("template-too-large",
        "All texts together take {used} bytes of template, AWS allows {limit}. Write fewer or shorter ones.");
    public static readonly SentenceForm TemplateForeign = New("template-foreign",
        "This stack was not made by BucketManager: its template holds no record.");
    public static readonly SentenceForm TemplateDamaged = New("template-damaged",
        "The template's record cannot be read: {what}. Put the template back from the stack's history.");
    public static readonly SentenceForm TemplateNewer = New("template-newer",
        "A newer version of BucketManager wrote this template (form {schema}, known here: {known}). Update this program.");

    // The diary
    public static readonly SentenceForm PutBackWhatChanged = New("put-back", "{actor} put \"{name}\" back to what BucketManager writes");
    public static readonly SentenceForm BroughtUpToDate = New("brought-up-to-date", "{actor} brought \"{name}\" up to date");

    // Summaries
    public static readonly SentenceForm PutsBack = New("puts-back", "Puts \"{name}\" back: what was changed outside BucketManager goes");
    public static readonly SentenceForm BringsUpToDate = New("brings-up-to-date", "Brings \"{name}\" up to date: protection that is new comes");
}
