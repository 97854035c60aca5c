using Microsoft.Extensions.DependencyInjection;
using RupnManager.Data;
using RupnManager.Domain.Acteurs;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Services.Journal;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Services.Demonstration;

/// <summary>Ce que les gestes de la troupe partagent : la scène, l'agenda, la base, le journal, le sceau.</summary>
internal sealed class Metteur(Scene scene, Agenda agenda, RupnDbContext db, JournalService journal, ScellementService scellement, IServiceProvider services)
{
    public Scene Scene { get; } = scene;
    public Agenda Agenda { get; } = agenda;
    public RupnDbContext Db { get; } = db;

    /// <summary>Un geste fait par le service de l'application, à l'heure du geste : ce qu'il archive et consigne porte cette date.</summary>
    public async Task FaireAsync<T>(DateTime quand, Func<T, Task> geste)
    {
        var horloge = new HeureDuGeste(quand);
        await Db.SaveChangesAsync();
        await geste(ActivatorUtilities.CreateInstance<T>(services, horloge, new JournalService(Db, horloge)));
        await Db.SaveChangesAsync();
    }

    public void Dire(Acteur acteur, string evenement, ObjetDuJournal objet, string geste, DateTime le) =>
        journal.Consigner(acteur, evenement, objet, geste, le);

    public void Dire(string evenement, ObjetDuJournal objet, string phrase, DateTime le) => journal.Consigner(evenement, objet, phrase, le);

    public void Dire(Acteur acteur, string evenement, LettreDeMission lettre, string geste, DateTime le) =>
        Dire(acteur, evenement, RedactionService.Objet(lettre), geste, le);

    /// <summary>Rend, scelle et conserve, comme après la dernière signature ; enregistre tout ce qui précède.</summary>
    public async Task ScellerAsync(LettreDeMission lettre, DateTime le)
    {
        await Db.SaveChangesAsync();
        await scellement.ScellerAsync(lettre, le, default);
    }

    /// <summary>Le scellement échoue une fois ; la reprise automatique attend, pour que l'acte en souffrance se voie.</summary>
    public void EchouerASceller(LettreDeMission lettre, string cause, DateTime le)
    {
        var suivi = new Scellement { LettreId = lettre.Id };
        suivi.NoterEchec(cause, false, le);
        Db.Scellements.Add(suivi).Property(s => s.ProchaineTentative).CurrentValue = le.AddYears(1);
        journal.Consigner(Evenement.ScellementEchoue, RedactionService.Objet(lettre), $"Le scellement de la lettre {lettre.Reference} a échoué : {cause}", le);
    }

    public Dossier Dossier(string lieu, string agent, int annee) => new(this, lieu, agent, annee);
}

/// <summary>L'horloge arrêtée sur un geste de la troupe.</summary>
internal sealed class HeureDuGeste(DateTime quand) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(quand, TimeSpan.Zero);
}
