using CopBot.Ballots;
using CopBot.Communities;
using CopBot.Digests;
using CopBot.Dispatch;
using CopBot.Help;
using CopBot.Hosting;
using CopBot.Meetings;
using CopBot.Meetings.Actions;
using CopBot.Meetings.Agendas;
using CopBot.Meetings.Calendars;
using CopBot.Meetings.Feedback;
using CopBot.Meetings.Notes;
using CopBot.Meetings.Rota;
using CopBot.Meetings.WhoCame;
using CopBot.Nudges;
using CopBot.Outbox;
using CopBot.Pictures;
using CopBot.Polls;
using CopBot.Privacy;
using CopBot.Resources;
using CopBot.Scales;
using CopBot.Scheduling;
using CopBot.Secrecy;
using CopBot.ServiceDirectory;
using CopBot.ServiceDirectory.Asks;
using CopBot.Storage;
using CopBot.Surveys;
using CopBot.Transport;
using CopBot.Web;
using CopBot.Wins;
using Microsoft.Extensions.DependencyInjection;

namespace CopBot;

internal static class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args);

    /// <summary>The house, room by room. They open in this order and close in the opposite one.</summary>
    internal static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddStorage()
        .AddScheduling()
        .AddOutbox()
        .AddDispatch()
        .AddPictures()
        .AddSecrecy()
        .AddCommunities()
        .AddResources()
        .AddServiceDirectory()
        .AddAsks()
        .AddMeetings()
        .AddAgendas()
        .AddRota()
        .AddActions()
        .AddNotes()
        .AddWhoCame()
        .AddFeedback()
        .AddCalendars()
        .AddSurveys()
        .AddBallots()
        .AddDigests()
        .AddPolls()
        .AddScales()
        .AddWins()
        .AddNudges()
        .AddHelp()
        .AddPrivacy()
        .AddHouse()
        .AddWeb()
        .AddTransport();
}
