using RupnManager.Domain.Indemnites;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Domain.Lots;

/// <summary>Une ligne d'un lot : ce qui a été montré à l'auteur, puis ce qu'il en est advenu.</summary>
public sealed class LigneDeLot
{
    public const int LongueurDuLibelle = 400;
    public const int LongueurDuMotif = 1000;

    /// <summary>Une ligne que l'on a commencée trois fois sans la finir ne se reprend plus d'elle-même.</summary>
    public const int EssaisMaximaux = 3;

    private const string Relecture = "Écartée par vous à la relecture.";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid LotId { get; private set; }
    public Lot? Lot { get; private set; }
    public int Rang { get; private set; }

    /// <summary>La lettre, ou ce que la nature du lot traite.</summary>
    public required Guid ObjetId { get; init; }
    public Guid? EtablissementId { get; init; }
    public required string Reference { get; init; }

    /// <summary>« Collège Camille-Flammarion, Mme Anna Keller ».</summary>
    public required string Libelle { get; init; }

    /// <summary>L'empreinte de ce qui a été montré : changée depuis, la ligne est écartée.</summary>
    public string? Empreinte { get; init; }

    /// <summary>Ce qui y sort de l'ordinaire, gardé tel que l'auteur l'a lu.</summary>
    public CeQuiChange Change { get; init; } = CeQuiChange.Rien;

    /// <summary>Le montant proposé, si la nature du lot décide d'une indemnité.</summary>
    public Montant Montant { get; init; }

    /// <summary>Vrai si l'auteur doit l'ouvrir avant qu'elle parte.</summary>
    public bool SeLitAvant { get; init; }
    public DateTime? LueLe { get; private set; }
    public EtatDeLigneDeLot Etat { get; private set; }

    /// <summary>Pourquoi elle n'est pas faite.</summary>
    public string? Motif { get; private set; }

    /// <summary>Quand elle a été traitée.</summary>
    public DateTime? Le { get; private set; }

    /// <summary>Ce que l'auteur a écrit pour cette ligne, à la place du motif commun du lot.</summary>
    public string? MotifPropre { get; private set; }
    public int Essais { get; private set; }
    public DateTime? ProchainEssai { get; private set; }

    /// <summary>L'instance qui la traite, et jusqu'à quand on la croit vivante.</summary>
    public Guid? Instance { get; private set; }
    public DateTime? BailJusque { get; private set; }

    /// <summary>L'objet, tant qu'un lot actif le tient : clé unique, il n'entre pas dans un autre.</summary>
    public Guid? Verrou { get; private set; }
    public int Jeton { get; private set; }

    /// <summary>Vrai si elle attend encore d'être lue par l'auteur.</summary>
    public bool ResteALire => Etat is EtatDeLigneDeLot.EnAttente && SeLitAvant && LueLe is null;

    /// <summary>Vrai si elle peut partir : gardée, et lue s'il le fallait.</summary>
    public bool EstPrete => Etat is EtatDeLigneDeLot.EnAttente && (!SeLitAvant || LueLe is not null);

    /// <summary>Vrai si c'est l'auteur qui l'a mise de côté : il peut la remettre.</summary>
    public bool EcarteeParLAuteur => Etat is EtatDeLigneDeLot.Ecartee && Motif == Relecture;

    /// <summary>Vrai si on peut la traiter maintenant : à faire, libre, et son prochain essai venu.</summary>
    public bool EstDue(DateTime quand) =>
        Etat is EtatDeLigneDeLot.EnAttente && (BailJusque is null || BailJusque <= quand) && (ProchainEssai is null || ProchainEssai <= quand);

    /// <summary>Vrai si cette instance l'a réservée, et l'a encore.</summary>
    public bool EstTenuePar(Guid instance) => Etat is EtatDeLigneDeLot.EnAttente && Instance == instance;

    internal void Entrer(Lot lot, int rang) => (LotId, Rang) = (lot.Id, rang);

    internal void Lire(DateTime quand)
    {
        if (EcarteeParLAuteur) (Etat, Motif) = (EtatDeLigneDeLot.EnAttente, null);
        LueLe ??= quand;
        Jeton++;
    }

    internal void Ecarter() => Passer(EtatDeLigneDeLot.Ecartee, Relecture);

    /// <summary>Elle ne peut pas entrer dans le lot, et pourquoi.</summary>
    public LigneDeLot Empecher(string motif)
    {
        Passer(EtatDeLigneDeLot.Ecartee, motif);
        return this;
    }

    internal void Verrouiller(string? motifPropre)
    {
        (Verrou, MotifPropre) = (ObjetId, motifPropre);
        Jeton++;
    }

    internal void Verrouiller()
    {
        (Verrou, Essais, ProchainEssai) = (ObjetId, 0, null);
        Jeton++;
    }

    /// <summary>Une instance la prend, pour un temps ; faux si elle a déjà été prise trop de fois sans être finie.</summary>
    public bool Reserver(Guid instance, DateTime jusque, DateTime quand)
    {
        if (Essais >= EssaisMaximaux)
        {
            Conclure(new(EtatDeLigneDeLot.Echouee, Motif ?? $"Interrompue {EssaisMaximaux} fois en plein traitement."), quand);
            return false;
        }
        (Instance, BailJusque) = (instance, jusque);
        Essais++;
        Jeton++;
        return true;
    }

    /// <summary>L'instance la rend sans l'avoir traitée.</summary>
    public void Rendre()
    {
        (Instance, BailJusque) = (null, null);
        Essais--;
        Jeton++;
    }

    /// <summary>La ligne est traitée : plus rien ne la tient.</summary>
    public void Conclure(IssueDeLigne issue, DateTime quand)
    {
        (Le, Verrou, ProchainEssai) = (quand, null, null);
        Passer(issue.Etat, issue.Motif);
    }

    /// <summary>Une panne l'a interrompue : nouvel essai plus tard, sauf si c'était le dernier ou si recommencer n'y changerait rien.</summary>
    public void NoterEchec(string cause, bool passager, DateTime quand)
    {
        if (!passager || Essais >= EssaisMaximaux)
        {
            Conclure(new(EtatDeLigneDeLot.Echouee, cause), quand);
            return;
        }
        (Instance, BailJusque, ProchainEssai) = (null, null, quand.AddMinutes(Essais));
        Passer(EtatDeLigneDeLot.EnAttente, cause);
    }

    private void Passer(EtatDeLigneDeLot etat, string? motif)
    {
        (Etat, Motif) = (etat, motif is { Length: > LongueurDuMotif } ? motif[..LongueurDuMotif] : motif);
        Jeton++;
    }
}
