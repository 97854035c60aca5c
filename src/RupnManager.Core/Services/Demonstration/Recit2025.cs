using RupnManager.Domain.Missions;
using static RupnManager.Services.Demonstration.Dossier;

namespace RupnManager.Services.Demonstration;

/// <summary>2025-2026 : dix lettres validées à la rentrée, un avenant en novembre, deux missions nées en février.</summary>
internal static class Recit2025
{
    private const int Annee = 2025;
    private const string Modele = "M-2025-1";
    private static readonly DateOnly Chef = new(2025, 9, 12);
    private static readonly DateOnly Rupn = new(2025, 9, 16);
    private static readonly DateOnly Dan = new(2025, 9, 23);
    private static readonly DateOnly Fevrier = new(2026, 2, 2);

    public static void Inscrire(Metteur metteur)
    {
        foreach (var (lieu, agent, rang, ecrire) in Lettres())
            metteur.Dossier(lieu, agent, Annee).Confier().Rediger(rang, Chef, Modele, ecrire).Signer(Chef, Rupn, Dan);
        metteur.Dossier("college", "rupn2.college", Annee).Confier()
            .Rediger(2, Chef, Modele, Exemples("p3.ressources")).Signer(Chef, Rupn, Dan)
            .OuvrirAvenant(new(2025, 11, 27), 1, Ajouter("p3.ajout.emi")).Signer(new(2025, 11, 27), new(2025, 12, 2), new(2025, 12, 4));
        metteur.Dossier("erea", "rupn.erea", Annee).Confier(debut: Fevrier, indemnite: Indemnisation.VersementUnique)
            .Rediger(1, Fevrier, Modele, Exemples("p3.ajout.inclusion")).Signer(Fevrier, new(2026, 2, 3), new(2026, 2, 5));
        metteur.Dossier("erea", "daniel.roy", Annee).Confier(debut: Fevrier)
            .Rediger(2, new(2026, 2, 3), Modele).Annuler(new(2026, 2, 6));
    }

    private static IEnumerable<(string Lieu, string Agent, int Rang, Ecriture? Ecrire)> Lettres() =>
    [
        ("college", "rupn.college", 1, Recit2026.PremierDuCollege),
        ("lycee", "rupn.lycee", 1, Recit2026.PremierDuCollege),
        ("lycee", "rupn2.lycee", 2, Exemples("p3.reseau", "p3.ajout.comptes")),
        ("saulnieres", "rupn.saulnieres", 1, null),
        ("futaie", "rupn.futaie", 1, Recit2026.Futaie),
        ("pont", "rupn.pont", 1, null),
        ("belvedere", "rupn.belvedere", 1, null),
        ("embruns", "rupn.embruns", 1, null),
        ("forges", "rupn.forges", 1, null),
        ("deuxrives", "rupn.deuxrives", 1, null),
    ];
}
