namespace RupnManager.Services.Demonstration;

/// <summary>Les gestes de la troupe, joués dans l'ordre de leurs dates : le journal se lit comme il s'est écrit.</summary>
internal sealed class Agenda(Calendrier calendrier)
{
    public static readonly TimeOnly HeureDuChef = new(10, 15);
    public static readonly TimeOnly HeureDuRectorat = new(11, 0);
    public static readonly TimeOnly HeureDuRupn = new(12, 40);
    public static readonly TimeOnly HeureDeLIntendance = new(15, 30);
    public static readonly TimeOnly HeureDuDan = new(17, 5);
    private readonly List<(DateTime Le, Func<DateTime, Task> Geste)> _gestes = [];

    public void Inscrire(DateOnly jour, TimeOnly heure, Action<DateTime> geste) => Inscrire(jour, heure, quand =>
    {
        geste(quand);
        return Task.CompletedTask;
    });

    public void Inscrire(DateOnly jour, TimeOnly heure, Func<DateTime, Task> geste) => _gestes.Add((calendrier.Instant(jour, heure), geste));

    public async Task JouerAsync()
    {
        foreach (var (le, geste) in _gestes.OrderBy(g => g.Le)) await geste(le);
    }
}
