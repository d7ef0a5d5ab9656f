using System.Text.Json.Serialization;
using CopBot.Storage;

namespace CopBot.Scales;

internal static class ScaleKinds
{
    public static DocumentIndex<Scale> ByCommunity { get; } = new("community", s => IndexKey.Of(s.Community.Value, s.At));

    public static DocumentIndex<Scale> BySeries { get; } = new("series", s => s.Series is { } series ? IndexKey.Of(series.Value, s.At) : null);

    public static DocumentIndex<Scale> ByPerson { get; } = new("person", s => s.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<Scale> Scales { get; } = new("scales", s => IdOf(s.Id), ScaleJson.Default, ByCommunity, BySeries, ByPerson);

    public static DocumentIndex<ScaleAnswer> AnswersByScale { get; } = new("scale", a => IdOf(a.Scale));

    public static DocumentIndex<ScaleAnswer> AnswersByPerson { get; } = new("person", a => IndexKey.Of(a.Person.Value));

    public static DocumentKind<ScaleAnswer> Answers { get; } =
        new("scaleAnswers", a => ScaleAnswer.IdOf(a.Scale, a.Person), ScaleJson.Default, AnswersByScale, AnswersByPerson);

    public static DocumentIndex<CheckinSeries> SeriesByCommunity { get; } = new("community", s => IndexKey.Of(s.Community.Value));

    public static DocumentIndex<CheckinSeries> SeriesByPerson { get; } = new("person", s => s.By is { } by ? IndexKey.Of(by.Value) : null);

    public static DocumentKind<CheckinSeries> Series { get; } =
        new("checkinSeries", s => IndexKey.Of(s.Id.Value), ScaleJson.Default, SeriesByCommunity, SeriesByPerson);

    public static string IdOf(ScaleId id) => IndexKey.Of(id.Value);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Scale))]
[JsonSerializable(typeof(ScaleAnswer))]
[JsonSerializable(typeof(CheckinSeries))]
[JsonSerializable(typeof(ScaleIsDue))]
[JsonSerializable(typeof(ScaleResultIsDue))]
[JsonSerializable(typeof(CheckinIsDue))]
[JsonSerializable(typeof(NumberQuestion))]
[JsonSerializable(typeof(AlreadyQuestion))]
[JsonSerializable(typeof(HigherQuestion))]
[JsonSerializable(typeof(WordQuestion))]
[JsonSerializable(typeof(WhatToAsk))]
internal sealed partial class ScaleJson : JsonSerializerContext;
