using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.LettresDeMission;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Campagnes;

/// <summary>
/// La période que l'académie ouvre pour les lettres d'une année : dates, message, modèle de départ. Une par académie et par année.
/// Le circuit de signature est le réglage académique de l'année.
/// </summary>
public sealed class Campagne
{
    public const int LongueurDuMessage = 1000;
    public const int LongueurDuMotif = 500;
    public const int LongueurDuNom = 220;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public DateOnly Ouverture { get; private set; }
    public DateOnly LimiteDuChef { get; private set; }
    public DateOnly LimiteDuRupn { get; private set; }
    public DateOnly? LimiteDuDan { get; private set; }
    public DateOnly DateFin { get; private set; }

    /// <summary>Ce que l'académie dit aux établissements.</summary>
    public string? Message { get; private set; }
    public EtatDeCampagne Etat { get; private set; } = EtatDeCampagne.EnPreparation;

    /// <summary>Le modèle en vigueur le jour de l'ouverture.</summary>
    public Guid? ModeleId { get; private set; }
    public ModeleDeLettre? Modele { get; set; }
    public DateTime? OuverteLe { get; private set; }
    public string? OuvertePar { get; private set; }
    public DateTime? CloseLe { get; private set; }
    public string? ClosePar { get; private set; }
    public string? MotifDeReouverture { get; private set; }
    public int Version { get; private set; }

    /// <summary>Le calendrier.</summary>
    public DatesDeCampagne Dates => new(Ouverture, LimiteDuChef, LimiteDuRupn, LimiteDuDan, DateFin);

    /// <summary>Vrai dès que l'académie a ouvert l'année : on peut y rédiger, même une fois la campagne close.</summary>
    public bool OuvreLAnnee => OuverteLe is not null;

    /// <summary>Le dernier jour pour agir à une étape ; rien tant que la campagne n'est pas ouverte.</summary>
    public DateOnly? LimiteDe(Etape etape) => Etat is EtatDeCampagne.Ouverte ? Dates.LimiteDe(etape) : null;

    /// <summary>De combien de jours une étape est en retard ; zéro si elle ne l'est pas.</summary>
    public int RetardDe(Etape etape, DateOnly jour) => LimiteDe(etape) is { } limite ? Math.Max(0, jour.DayNumber - limite.DayNumber) : 0;

    /// <summary>De combien de jours un acte dépasse la date de qui il attend ; un avenant ou une fin de mission n'en a pas.</summary>
    public int RetardDe(NatureDeLActe nature, EtatDeLettre etat, DateOnly jour) =>
        nature is NatureDeLActe.Lettre && etat.Attend().Etape() is { } etape ? RetardDe(etape, jour) : 0;

    /// <summary>Les états dont une lettre est en retard ce jour-là.</summary>
    public IReadOnlyList<EtatDeLettre> EtatsEnRetard(DateOnly jour) =>
        [.. Enum.GetValues<EtatDeLettre>().Where(e => RetardDe(NatureDeLActe.Lettre, e, jour) > 0)];

    /// <summary>
    /// Écrit le calendrier et le message ; faux si rien ne change. Ouverte, seul le message change encore ainsi.
    /// Refus : campagne.geste, campagne.dates, campagne.limite-dan, campagne.message.
    /// </summary>
    public bool Regler(DatesDeCampagne dates, string? message, bool validationDuDan)
    {
        Exiger(EtatDeCampagne.EnPreparation);
        dates.Verifier(Annee, validationDuDan);
        var ecrit = Ecrire(message);
        if (Version > 0 && dates == Dates && ecrit == Message) return false;
        Poser(dates);
        Message = ecrit;
        Version++;
        return true;
    }

    /// <summary>Change le message d'une campagne ouverte ; faux si rien ne change. Refus : campagne.geste, campagne.message.</summary>
    public bool Annoncer(string? message)
    {
        Exiger(EtatDeCampagne.Ouverte);
        var ecrit = Ecrire(message);
        if (ecrit == Message) return false;
        Message = ecrit;
        Version++;
        return true;
    }

    /// <summary>
    /// Ouvre la campagne ; faux si elle l'est déjà, rien ne change alors. Refus : campagne.geste si elle est close,
    /// campagne.manque si un point bloque.
    /// </summary>
    public bool Ouvrir(IReadOnlyList<PointDOuverture> points, Guid modeleId, Acteur acteur, DateTime quand)
    {
        if (Etat is EtatDeCampagne.Ouverte) return false;
        Exiger(EtatDeCampagne.EnPreparation);
        if (points.FirstOrDefault(p => p.Poids is PoidsDUnPoint.Bloque) is { } manque) throw ReglesDesCampagnes.Manque.Refus(("manque", manque.Phrase));
        (Etat, ModeleId, OuverteLe, OuvertePar) = (EtatDeCampagne.Ouverte, modeleId, quand, acteur.Designation);
        Version++;
        return true;
    }

    /// <summary>Repousse la fin, et si l'on veut les dates limites. Refus : campagne.geste, campagne.dates, campagne.limite-dan.</summary>
    public void Prolonger(DatesDeCampagne dates, bool validationDuDan)
    {
        Exiger(EtatDeCampagne.Ouverte);
        var nouvelles = dates with { Ouverture = Ouverture };
        nouvelles.Verifier(Annee, validationDuDan);
        nouvelles.VerifierProlongation(Dates);
        Poser(nouvelles);
        Version++;
    }

    /// <summary>Clôt la campagne ; faux si elle l'est déjà. Refus : campagne.geste si elle n'est pas ouverte.</summary>
    public bool Clore(Acteur acteur, DateTime quand)
    {
        if (Etat is EtatDeCampagne.Close) return false;
        Exiger(EtatDeCampagne.Ouverte);
        (Etat, CloseLe, ClosePar) = (EtatDeCampagne.Close, quand, acteur.Designation);
        Version++;
        return true;
    }

    /// <summary>Rouvre une campagne close, jusqu'à une fin à venir. Refus : campagne.geste, campagne.motif, campagne.dates.</summary>
    public void Rouvrir(string? motif, DateOnly fin, DateOnly jour)
    {
        Exiger(EtatDeCampagne.Close);
        var ecrit = motif?.Trim() ?? "";
        if (ecrit.Length is 0 or > LongueurDuMotif) throw ReglesDesCampagnes.Motif.Refus(("maximum", LongueurDuMotif));
        var dates = Dates with { DateFin = fin };
        if (fin < jour) throw ReglesDesCampagnes.Dates.Refus(("detail", "la nouvelle fin est passée"));
        dates.Verifier(Annee, validationDuDan: false);
        Poser(dates);
        (Etat, MotifDeReouverture, CloseLe, ClosePar) = (EtatDeCampagne.Ouverte, ecrit, null, null);
        Version++;
    }

    private void Poser(DatesDeCampagne dates) =>
        (Ouverture, LimiteDuChef, LimiteDuRupn, LimiteDuDan, DateFin) = (dates.Ouverture, dates.LimiteDuChef, dates.LimiteDuRupn, dates.LimiteDuDan, dates.DateFin);

    private static string? Ecrire(string? message)
    {
        var ecrit = string.IsNullOrWhiteSpace(message) ? null : message.Trim();
        return ecrit?.Length > LongueurDuMessage ? throw ReglesDesCampagnes.MessageLong.Refus(("maximum", LongueurDuMessage)) : ecrit;
    }

    private void Exiger(EtatDeCampagne etat)
    {
        if (Etat != etat) throw ReglesDesCampagnes.Geste.Refus(("etat", Etat.Libelle()));
    }
}
