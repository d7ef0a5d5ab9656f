namespace CopBot.Conversation;

/// <summary>A room that keeps nothing: neither of a chat, nor of a community, nor of a person. So its duties are done.</summary>
internal abstract class RoomWithoutMemory : IFeature
{
    public abstract string Name { get; }

    public abstract void Map(RouteBuilder routes);

    public virtual bool StandsFor(CardKey card) => true;

    public void Load()
    {
    }

    public void Move(ChatId from, ChatId to)
    {
    }

    public void Merge(CommunityId from, CommunityId into)
    {
    }

    public void Erase(CommunityId community)
    {
    }

    public IEnumerable<HeldData> Held(PersonId person) => [];

    public Forgetting BeforeForgetting(PersonId person) => Forgetting.Nothing;

    public void Forget(PersonId person)
    {
    }
}
