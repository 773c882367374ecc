using BucketManager.Story;
using BucketManager.Story.Chapters;
using BucketManager.Story.Contract;
using BucketManager.Story.Restart;
using BucketManager.Story.Wire;

StoryArguments arguments;
try
{
    arguments = StoryArguments.Parse(args);
}
catch (StoryFailure wrong)
{
    await Console.Error.WriteLineAsync($"{wrong.Message}\n\n{StoryArguments.Usage}");
    return 2;
}

using var line = new Line(arguments.Host, new Coverage(), new Recording());
await using var stage = new Stage(line, arguments);
var telling = new Telling(Console.Out);
Chapter[] chapters = arguments.Part switch
{
    Part.Leave => [new LeavingInTheMiddle()],
    Part.AfterRestart => [new ComingBack()],
    Part.Remember => [new Remembering()],
    Part.Compare => [new Comparing()],
    _ =>
    [
        new AtTheDoor(),
        new OpeningAProject(),
        new ForeignEyes(),
        new KeepingFiles(),
        new GoodAndBadValues(),
        new GivingAccess(),
        new TwoManagers(),
        new HandingOver(),
        new StoppingEverything(),
        new FindingThings(),
        new TheDiary(),
        new TheTemplates(),
        new WorkOfManySteps(),
        new StayingLive(),
        new LargeThings(),
        new SpoiltRequests(),
        new AFullHouse(),
        new ClosingTime(),
        new Guessing(),
        new TheDocument(),
        new TheCanary(),
        new TheWholeContract(),
    ],
};
foreach (var chapter in chapters)
    await chapter.RunAsync(stage, telling);
if (arguments.Part == Part.Whole)
{
    line.Coverage.Print(telling.Output);
    Console.WriteLine();
    Console.WriteLine(line.Recording.Reads());
}

Console.WriteLine();
Console.WriteLine($"{telling.Passed} passed, {telling.Failed} failed");
return telling.Failed == 0 ? 0 : 1;
