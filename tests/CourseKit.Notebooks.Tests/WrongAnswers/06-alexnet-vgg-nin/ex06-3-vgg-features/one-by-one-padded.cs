// fails: with 1 the maps grow by 2
int channels = 3;
foreach (string word in column.Split(' '))
{
    if (word == "M")
    {
        layers.Add(MaxPool2d(2, stride: 2));
        continue;
    }
    int kernel = word.StartsWith("1x") ? 1 : 3;
    int maps = int.Parse(word.Replace("1x", ""));
    layers.Add(Conv2d(channels, maps, kernel, padding: 1));
    layers.Add(ReLU());
    channels = maps;
}
