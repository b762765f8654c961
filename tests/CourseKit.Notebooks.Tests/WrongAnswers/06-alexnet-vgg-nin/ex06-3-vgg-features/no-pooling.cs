// fails: what does M do?
int channels = 3;
foreach (string word in column.Split(' '))
{
    if (word == "M")
    {
        
        continue;
    }
    int kernel = word.StartsWith("1x") ? 1 : 3;
    int maps = int.Parse(word.Replace("1x", ""));
    layers.Add(Conv2d(channels, maps, kernel, padding: kernel / 2));
    layers.Add(ReLU());
    channels = maps;
}
