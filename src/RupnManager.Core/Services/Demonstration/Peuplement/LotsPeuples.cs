using RupnManager.Domain.Dates;
using RupnManager.Domain.Lots;
using RupnManager.Services.Journal;
using RupnManager.Services.Lots;

namespace RupnManager.Services.Demonstration.Peuplement;

/// <summary>Une lettre ou une personne qu'un lot a traitée, quand, et ce qu'il en est advenu.</summary>
internal sealed record LigneRetenue(NatureDeLot Nature, LigneDeLot Ligne, DateTime Le, IssueDeLigne Issue);

/// <summary>Ce qu'une académie retient d'une année pour en écrire les lots, une fois tous ses établissements passés.</summary>
internal sealed class CarnetDesLots
{
    private readonly List<LigneRetenue> _lignes = [];
    private int _numero;

    public void Retenir(LigneRetenue ligne) => _lignes.Add(ligne);

    /// <summary>Le numéro du lot suivant dans l'académie.</summary>
    public int Numeroter() => ++_numero;

    /// <summary>Sort ce qui est retenu : un paquet par jour et par nature, dans l'ordre.</summary>
    public IReadOnlyList<LigneRetenue[]> Vider()
    {
        var paquets = _lignes.GroupBy(l => (Jour: l.Le.JourDeParis(), l.Nature)).OrderBy(g => g.Key)
            .SelectMany(g => g.OrderBy(l => l.Le).ThenBy(l => l.Ligne.Reference, StringComparer.Ordinal).Chunk(Lot.Maximum)).ToList();
        _lignes.Clear();
        return paquets;
    }
}

/// <summary>Les lots du DAN : ce qu'il a validé le jeudi matin, ceux qu'il a relancés, et le compte rendu de chaque ligne.</summary>
internal sealed class LotsPeuples(Cadre cadre, EquipeAcademique academie)
{
    private const DayOfWeek JourDuLot = DayOfWeek.Thursday;
    private const int DureeEnSecondes = 1800;
    private static readonly TimeOnly Debut = new(10, 0);

    /// <summary>L'heure à laquelle un lot validera ce qui attend ce jour-là : le jeudi qui vient, ou le jour ouvré suivant.</summary>
    public static DateTime Heure(DateOnly jour, Hasard hasard)
    {
        jour = jour.AddDays(((int)JourDuLot - (int)jour.DayOfWeek + 7) % 7);
        return (jour.EstOuvre() ? jour : jour.PremierJourOuvreApres()).ToDateTime(Debut).AddSeconds(hasard.Entre(0, DureeEnSecondes)).EnUtc();
    }

    /// <summary>Les lots de l'année qui vient d'être écrite.</summary>
    public IReadOnlyList<Lot> Ecrire() => [.. academie.Carnet.Vider().Select(Ecrire)];

    private Lot Ecrire(LigneRetenue[] retenues)
    {
        var (dan, lancement) = (academie.Dan, retenues[0].Le.AddSeconds(-30));
        var lot = Lot.Preparer(retenues[0].Nature, [.. retenues.Select(r => r.Ligne)], dan, lancement.AddMinutes(-20));
        foreach (var ligne in lot.Lignes.Where(l => l.SeLitAvant)) lot.Lire(ligne.Id, dan, lancement.AddMinutes(-10));
        lot.Lancer(dan, lot.Lignes.Count, academie.Carnet.Numeroter(), lancement);
        cadre.Chronique.Dire(dan, Evenement.LotLance, LotService.Objet(lot), $"a lancé {lot.Nature.Mots().Dire(lot.Lignes.Count)} (lot n° {lot.Numero}).", lancement);
        lot.Demarrer();
        foreach (var retenue in retenues) retenue.Ligne.Conclure(retenue.Issue, retenue.Le);
        var bilan = BilanDeLot.Depuis(lot.Lignes.GroupBy(l => l.Etat).ToDictionary(g => g.Key, g => g.Count()));
        lot.Terminer(bilan, retenues[^1].Le);
        cadre.Chronique.Dire(Evenement.LotTermine, LotService.Objet(lot), $"Lot {lot.Numero} terminé : {bilan}.", retenues[^1].Le);
        return lot;
    }
}
