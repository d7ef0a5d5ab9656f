namespace CopBot.Playground;
internal static class Placeholder;
