using System.Collections.Immutable;
using CopBot.Conversation;
using CopBot.Pictures;
using CopBot.Storage;
using Microsoft.Extensions.Options;

namespace CopBot.Surveys.Results;

/// <summary>Draws all pictures of a closed survey and sends them to a private chat, in the order of the questions.</summary>
internal sealed record DrawResults(SurveyId Survey, ChatId Chat);

/// <summary>The pictures as PNG, each with its words and, for where these are too long, a title; none where the survey is gone.</summary>
internal sealed record DrawnResults(ImmutableArray<(byte[] Png, Html Words, string Title)> Pictures);

/// <summary>Reads a closed survey from outside the reader.</summary>
internal sealed class ReadFindings(IStore store, SurveyStore surveys, IScenes scenes, IOptions<SurveyOptions> options)
{
    public int Smallest => options.Value.SmallestGroup;

    /// <summary>Nothing where it is gone, or too few answered.</summary>
    public async Task<(Findings? Findings, Community? Community)> ReadAsync(SurveyId id, CancellationToken cancellationToken) =>
        await store.TransactAsync(
            () => surveys.Get(id) is { } survey ? (Findings.Of(survey, surveys.Closed(id), Smallest), scenes.Community(survey.Community)) : default, cancellationToken);
}

/// <summary>Draws outside the reader, and sends what was drawn.</summary>
internal sealed class DrawAllResults(ReadFindings read, PictureMaker pictures) : IRun<DrawResults, DrawnResults>, IHandle<Brought<DrawResults, DrawnResults>>
{
    public async Task<DrawnResults> RunAsync(DrawResults errand, CancellationToken cancellationToken)
    {
        var (findings, _) = await read.ReadAsync(errand.Survey, cancellationToken);
        if (findings is null)
            return new([]);
        var drawn = ImmutableArray.CreateBuilder<(byte[], Html, string)>();
        foreach (var (question, picture) in ResultPictures.Of(findings, read.Smallest))
            drawn.Add((await pictures.DrawAsync(picture, cancellationToken), ResultTexts.PictureWords(findings.Survey.Form, question?.Question, picture), picture.Title));
        return new(drawn.ToImmutable());
    }

    public Reply Handle(Brought<DrawResults, DrawnResults> what, Scene scene)
    {
        var place = new Place(what.Errand.Chat);
        var reply = Reply.None;
        foreach (var (png, words, title) in what.Result.Pictures)
        {
            var isLong = words.Split(HtmlSplitting.CaptionLimit).Count > 1;
            if (isLong)
                reply += new Say(words, Keyboard.None) { Where = place };
            reply += new SendPicture("survey.png", png, isLong ? Html.Of(PlainText.Shorten(title, 200)) : words) { Where = place };
        }

        return reply;
    }
}
