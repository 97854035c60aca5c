using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Indemnites;

/// <summary>Où en est une enveloppe ; « non notifiée » se dit d'une année sans enveloppe.</summary>
public enum EtatDEnveloppe { NonNotifiee, Ouverte, Epuisee, Close }

/// <summary>Ce qu'un mouvement fait à l'enveloppe.</summary>
public enum SensDeMouvement { Notification, Complement, Retrait }

/// <summary>
/// Le montant que le recteur délègue à un établissement pour une année (art. 5, décret n° 2010-1065), somme de ses mouvements.
/// Ce qui est engagé n'en dépasse jamais le notifié : l'entité le refuse, la base aussi.
/// </summary>
public sealed class Enveloppe : IDeLAnnee
{
    private readonly List<Mouvement> _mouvements = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
    public required AnneeScolaire Annee { get; init; }

    /// <summary>Somme des mouvements.</summary>
    public Montant Notifie { get; private set; }

    /// <summary>Somme du dernier montant connu de chaque attribution : certifié, sinon décidé, sinon proposé ou préparé.</summary>
    public Montant Engage { get; private set; }
    public DateTime? CloseLe { get; private set; }
    public int Version { get; private set; }
    public IReadOnlyList<Mouvement> Mouvements => _mouvements;

    public Montant Disponible => Notifie - Engage;
    public EtatDEnveloppe Etat => CloseLe is not null ? EtatDEnveloppe.Close
        : Disponible <= Montant.Zero ? EtatDEnveloppe.Epuisee : EtatDEnveloppe.Ouverte;

    /// <summary>Ajoute un mouvement daté et référencé. Refus : enveloppe.close, enveloppe.reference, enveloppe.date, enveloppe.retrait, montant.forme.</summary>
    public Mouvement Mouvoir(SensDeMouvement sens, Montant montant, DateOnly? date, string? reference, Acteur auteur, DateTime quand, DateOnly aujourdhui)
    {
        ExigerOuverte();
        var courrier = (reference ?? "").Trim();
        if (date is not { } jour || courrier.Length is 0 or > Mouvement.LongueurDeLaReference) throw ReglesDesEnveloppes.Reference.Refus();
        if (jour > aujourdhui) throw ReglesDesEnveloppes.DateAVenir.Refus();
        if (montant <= Montant.Zero) throw ReglesDesEnveloppes.MontantForme.Refus();
        if (sens is SensDeMouvement.Retrait && montant > Disponible)
            throw ReglesDesEnveloppes.Retrait.Refus(("engage", Engage), ("retirable", Disponible));
        var mouvement = new Mouvement
        {
            EnveloppeId = Id, Rang = _mouvements.Count + 1, Sens = sens, Montant = sens is SensDeMouvement.Retrait ? -montant : montant,
            Date = jour, Reference = courrier, AuteurId = auteur.PersonneId, Auteur = auteur.Designation, EnregistreLe = quand,
        };
        _mouvements.Add(mouvement);
        Notifie += mouvement.Montant;
        Version++;
        return mouvement;
    }

    /// <summary>Ferme l'enveloppe : plus aucune proposition ni mouvement. Refus : enveloppe.close.</summary>
    public void Clore(DateTime quand)
    {
        ExigerOuverte();
        CloseLe = quand;
        Version++;
    }

    /// <summary>Engage davantage ou moins. Refus : enveloppe.close, enveloppe.insuffisante (art. 5, décret n° 2010-1065).</summary>
    internal void Engager(Montant ecart)
    {
        if (ecart > Montant.Zero)
        {
            ExigerOuverte();
            if (ecart > Disponible)
                throw ReglesDesEnveloppes.Insuffisante.En(Annee).Refus(("disponible", Disponible), ("ecart", ecart - Disponible));
        }
        Engage += ecart;
        // Même sans écart : qui décide et qui propose au même instant se relisent.
        Version++;
    }

    private void ExigerOuverte()
    {
        if (CloseLe is not null) throw ReglesDesEnveloppes.Close.Refus(("annee", Annee));
    }
}

/// <summary>Une notification, un complément ou un retrait, avec la date et la référence du courrier. Ne se modifie pas.</summary>
public sealed class Mouvement
{
    public const int LongueurDeLaReference = 60;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid EnveloppeId { get; init; }
    public required int Rang { get; init; }
    public required SensDeMouvement Sens { get; init; }

    /// <summary>Négatif pour un retrait.</summary>
    public required Montant Montant { get; init; }

    /// <summary>Date du courrier du rectorat.</summary>
    public required DateOnly Date { get; init; }
    public required string Reference { get; init; }
    public required Guid AuteurId { get; init; }
    public required string Auteur { get; init; }
    public required DateTime EnregistreLe { get; init; }
}

/// <summary>Ce qu'une personne a d'engagé pour une année, toutes fonctions et tous établissements confondus : le décompte du plafond.</summary>
public sealed class CumulDePersonne
{
    public required Guid PersonneId { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public Montant Engage { get; private set; }
    public int Version { get; private set; }

    /// <summary>Ouvre le décompte sur ce qui est déjà engagé.</summary>
    public static CumulDePersonne Ouvrir(Guid personneId, AnneeScolaire annee, Montant engage) =>
        new() { PersonneId = personneId, Annee = annee, Engage = engage };

    internal void Engager(Montant ecart)
    {
        Engage += ecart;
        Version++;
    }
}

/// <summary>Les mots de l'enveloppe.</summary>
public static class EtatsDEnveloppe
{
    public static string Libelle(this EtatDEnveloppe etat) => etat switch
    {
        EtatDEnveloppe.NonNotifiee => "Non notifiée",
        EtatDEnveloppe.Ouverte => "Ouverte",
        EtatDEnveloppe.Epuisee => "Épuisée",
        _ => "Close",
    };

    public static string Libelle(this SensDeMouvement sens) => sens switch
    {
        SensDeMouvement.Notification => "Notification",
        SensDeMouvement.Complement => "Complément",
        _ => "Retrait",
    };
}
