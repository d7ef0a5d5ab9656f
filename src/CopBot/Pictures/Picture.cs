using System.Text.Json.Serialization;
using CopBot.Pictures.Lettering;

namespace CopBot.Pictures;

/// <summary>
/// What is to be drawn: values only. Texts are plain and may be in any of the scripts of <c>Fonts/README.md</c>, with emoji; too long
/// ones are wrapped, and cut at <see cref="LongestTitle"/> or <see cref="LongestLabel"/>.
/// </summary>
/// <param name="Title">What it is about, such as a poll's question.</param>
/// <param name="Footnote">A line below, such as "31 people voted"; empty where there is nothing to say.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "k")]
[JsonDerivedType(typeof(BarChart), "bars")]
[JsonDerivedType(typeof(Histogram), "histogram")]
[JsonDerivedType(typeof(Trend), "trend")]
[JsonDerivedType(typeof(RankedRounds), "rounds")]
[JsonDerivedType(typeof(Importance), "importance")]
internal abstract record Picture(string Title, string Footnote)
{
    /// <summary>In UTF-16 units; the longest question of a poll (core.telegram.org/bots/api#sendpoll).</summary>
    public const int LongestTitle = 300;

    /// <summary>In UTF-16 units; longer than the longest option of a poll.</summary>
    public const int LongestLabel = 160;

    /// <summary>How many rows a picture shows; what is beyond stands in the words alone.</summary>
    public const int MostRows = 24;

    /// <summary>The same in plain words, for people who do not see the picture: a line for the title, then a line for each thing shown.</summary>
    public abstract string Words();

    internal abstract Sheet LayOut(TypeCase type);
}
