using CourseKit.Experiments;

switch (args)
{
    case ["accuracy"]:
        Accuracy.Digits();
        return 0;
    case ["objects"]:
        Accuracy.Objects();
        return 0;
    case ["resnet"]:
        QuickResNet.Run();
        return 0;
    case ["live"]:
        LiveCost.Run();
        return 0;
    case ["pictures", var folder]:
        Pictures.Draw(folder);
        return 0;
    default:
        Console.WriteLine("usage: CourseKit.Experiments accuracy | objects | resnet | live | pictures FOLDER");
        return 2;
}
