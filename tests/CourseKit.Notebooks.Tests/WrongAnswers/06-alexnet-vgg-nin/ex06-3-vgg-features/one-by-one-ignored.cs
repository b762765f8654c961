// fails: 1x6 is a 1×1 convolution; yours is 3×3
int channels = 3;
foreach (string word in column.Split(' '))
{
    if (word == "M")
    {
        layers.Add(MaxPool2d(2, stride: 2));
        continue;
    }
    int kernel = 3;
    int maps = int.Parse(word.Replace("1x", ""));
    layers.Add(Conv2d(channels, maps, kernel, padding: kernel / 2));
    layers.Add(ReLU());
    channels = maps;
}
