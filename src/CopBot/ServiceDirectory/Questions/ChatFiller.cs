using System.Collections.Frozen;
using CopBot.Search;

namespace CopBot.ServiceDirectory.Questions;

/// <summary>Words that people wrap a question in, and words that say no more than that a service is meant.</summary>
internal static class ChatFiller
{
    private static readonly FrozenSet<string> _filler = (
        "hiya hello morning afternoon folks guys everyone everybody team colleagues peeps all lovely hive mind quick question q pls plz please thanks thx ta cheers "
        + "ideas idea clue wonder wondering wondered know knows knew aware heard seen offers offer offering offered provides provide providing does doing runs run running "
        + "helps helping help who whos whom someone somebody somewhere anywhere something nowhere anyone anybody anything client clients patient patients pupil "
        + "student resident residents tenant customer lady gentleman gent bloke chap person people persons individual case caseload referral referrals refer signpost "
        + "signposting ask asking asked trying try tried find finding found search searching looking look seeking seek after local locally nearby near nearest close closest closer area "
        + "available currently current still anymore these days recently now today asap urgent urgently urgnt possible possibly maybe perhaps ideally preferably "
        + "also really quite bit just another other others else similar sort sorts kind kinds type types way ways stuff thing things place places contact contacts "
        + "details number email link website info recommend recommends recommendation recommendations recommended suggest suggestions suggestion reccomend recomend "
        + "advise point direction direct send sent pass passed put touch got gotten get getting gets take takes taking takes go goes going come comes coming came "
        + "need needs needed needing want wants wanted wanting require requires required would could should can may might must will shall like love "
        + "have has had having be been being is are was were am do did done make makes made making let us me my mine our ours your yours you yours we i he him his she "
        + "her hers they them their theirs it its this that those there here what which when where why how if whether because so since as at by for from in into of on "
        + "onto out over off to too up with within without via per than then though although but and or not no yes yeah ok okay a an the any some every each both "
        + "either neither few lot lots many more most much several couple good great decent best better nice reliable reputable trusted cheap affordable "
        + "very super small little big new old able unable currently urgently aswell well back down around round about across along through "
        + "works work working worked worker live lives living based lives stay stays staying support supports supporting supported struggling struggle struggles struggled "
        + "im ive id ill youre theyre hes shes weve whats thats theres cant dont doesnt didnt isnt wont wouldnt couldnt shouldnt havent hasnt arent wasnt "
        + "mr mrs ms dear regards sorry bother help x xx xxx lol btw fyi tia hey heya hi afternoon evening all day uk one two three "
        + "happen happens happening please anyones nobody knows tell told say says said show ring call speak talk contacting "
        + "offers services service provider providers provision organisation organisations organization organizations org orgs charity charities agency agencies "
        + "agencys thing open opens opening opened time times currently soon next week month suitable appropriate specific specifically particularly especially "
        + "self something family-of im currently friend mate neighbour colleague colleagues family-member used using use uses access accessing accessible reach "
        + "give gives giving given deal deals dealing cover covers covering covered cater caters catering serve serves serving include includes including such etc "
        + "anything else sum1 any1 anyl anyne ring rings phoned moving moved move moves into feels feel feeling felt keeps keep kept started start starting left leave leaving month months year years ago day days hour hours due ready completely totally absolutely basically actually literally obviously sadly unfortunately desperate desperately herself himself themselves myself only whose weekly daily regular regularly monthly tonight hand fill filling fills name called new brand low happy stop stops stopping happy sad round turned turning become becoming becomes seems seem seemed loads loves loved enjoys enjoy interested keen fancy fancies hoping hope hopes willing free-of happened bring brings bringing brought house houses home road street end ended last first second during until till while whilst before behind again ever never always often sometimes usually already yet still too enough anyway understand understands offering based run-by accept accepts accepting self-refer afford alternatives alternative option options choice set sets sort sorted sorts out let lets look-out anyl sumone enywhere der bout wud cud pleaze thankyou thnx").Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet(StringComparer.Ordinal);

    // Most services are one of these, so they hardly tell one from another.
    private static readonly FrozenSet<string> _forms = Stems(
        "group groups club clubs class classes course courses session sessions lesson lessons activity activities project projects scheme programme "
        + "program centre center hub team society association network forum workshop workshops event events drop-in dropin advice advise adviser advisor "
        + "information guidance support help assistance service services local community provision facilities facility training practical free emergency "
        + "specialist professional organisation trust fund worker coach teacher tutor clinic office team line visit visits meet meeting meetings social "
        + "experience issue issues problem problems need needs difficulty difficulties matter matters situation lives life people person");

    // Everyday verbs, adjectives and adverbs: what is sought is hardly ever named by one of them alone.
    private static readonly FrozenSet<string> _telling = Stems(
        "think believe guess assume suspect expect arrive arrived reach newly freshly recent early earlier late later born turn borrow lend claim record secondary primary private public level advanced basic "
        + "serious severe mild bad worse worst awful terrible horrible huge tiny large proper properly real quick quickly fast slow slowly easy easily hard difficult complex complicated long short full "
        + "partial whole half double single separate different various certain sure unsure keen stuck trapped upset shaken confused nowhere mention mentioned answer explain show see seen watch notice noticed realise "
        + "buy buying bought sell sold pay paying paid spend spent cost carry hold held pull push fit wait waiting begin began begins finish finished learn learning join joining joined attend attending attended "
        + "enrol sign signed register registered apply applied applying arrange arranged organise organised manage managed cope coping handle improve build rebuild increase reduce lower raise gain boost develop "
        + "allow allowed suppose supposed diagnosed refuse refused refusing decline declined deny denied sit stand standing break breaking broken wear worn throw thrown grow growing grown fall fell fallen become hand "
        + "forget forgot remember remembered decide decided choose chosen share shared swap bring prepare prepared practise follow lead check checked fix fixed solve replace change changed exchange "
        + "main general special ordinary normal usual typical rare common popular modern busy quiet strong weak rough extra spare together apart far inside outside upstairs downstairs tonight "
        + "overnight same similar previous former future alternative immediate straight totally fully partly mainly mostly nearly twice thrice terrified petrified exhausted shattered knackered almost hardly barely truly fairly rather suddenly eventually finally");

    // Of whom it is told; hardly what is sought.
    private static readonly FrozenSet<string> _relatives = (
        "partner husband wife boyfriend girlfriend ex son daughter brother sister nephew niece uncle aunt auntie cousin nan gran grandma grandad family household neighbour hubby missus spouse adult adults").Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool IsRelative(string folded) => _relatives.Contains(folded);

    public static bool IsFiller(ChatWord word) => _filler.Contains(word.Text) || StopWords.Contains(word.Text);

    public static bool IsTelling(ChatWord word) =>
        _telling.Contains(word.Stem) || (word.Text.Length > 5 && word.Text.EndsWith("ly", StringComparison.Ordinal) && !Synonyms.BuiltIn.HasWord(word.Stem));

    public static bool IsForm(string stem) => _forms.Contains(stem);

    private static FrozenSet<string> Stems(string words) =>
        words.Split(' ').SelectMany(FoldedName.StemsOf).ToFrozenSet(StringComparer.Ordinal);
}
