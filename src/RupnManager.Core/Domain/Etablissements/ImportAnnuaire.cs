using RupnManager.Domain.Acteurs;
using RupnManager.Domain.Journal;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Etablissements;

/// <summary>Où en est un import de l'annuaire.</summary>
public enum EtatDImport { AAnalyser, Illisible, Pret, SansChangement, AAppliquer, Applique, Abandonne }

/// <summary>Les octets d'un fichier déposé, gardés le temps de l'import.</summary>
public sealed class ContenuDImport
{
    public required Guid ImportId { get; init; }
    public required byte[] Octets { get; init; }
}

/// <summary>Un fichier de l'annuaire déposé, son aperçu, puis son application en une fois.</summary>
public sealed class ImportAnnuaire
{
    public const int LongueurDuNom = 200;
    public const int LongueurDuMessage = 500;

    /// <summary>64 Mo : l'export national complet en pèse une quarantaine.</summary>
    public const long TailleMaximale = 64 * 1024 * 1024;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string NomDuFichier { get; init; }
    public required long Taille { get; init; }
    public required string Empreinte { get; init; }
    public required Guid DeposeParId { get; init; }
    public required string DeposePar { get; init; }
    public required Guid QualiteId { get; init; }
    public required DateTime DeposeLe { get; init; }
    public EtatDImport Etat { get; private set; } = EtatDImport.AAnalyser;

    /// <summary>Ce qui a empêché l'aperçu ou l'application, en clair.</summary>
    public string? Message { get; private set; }
    public BilanDImport Bilan { get; private set; } = BilanDImport.Vide;

    /// <summary>Les établissements de l'application que le fichier ne cite pas ; ils restent tels quels.</summary>
    public int HorsDuFichier { get; private set; }

    /// <summary>La date des données, lue du fichier.</summary>
    public DateOnly? DateDesDonnees { get; private set; }

    /// <summary>Le dernier import appliqué quand l'aperçu a été fait ; 0 s'il n'y en avait pas.</summary>
    public int RangDeLApercu { get; private set; }

    /// <summary>Le rang parmi les imports appliqués, réservé dès la demande : un seul import le prend.</summary>
    public int? Rang { get; private set; }

    /// <summary>Quand l'import a été appliqué, ou reconnu sans changement.</summary>
    public DateTime? TermineLe { get; private set; }
    public ContenuDImport? Contenu { get; set; }
    public int Version { get; private set; }

    /// <summary>Vrai si l'application y travaille ou va le faire.</summary>
    public bool EnCours => Etat is EtatDImport.AAnalyser or EtatDImport.AAppliquer;

    /// <summary>Le dépôt d'un fichier par un administrateur.</summary>
    public static ImportAnnuaire Deposer(string nomDuFichier, byte[] octets, Acteur acteur, DateTime quand)
    {
        var import = new ImportAnnuaire
        {
            NomDuFichier = nomDuFichier.Length > LongueurDuNom ? nomDuFichier[..LongueurDuNom] : nomDuFichier,
            Taille = octets.Length,
            Empreinte = Empreintes.Sha256(octets),
            DeposeParId = acteur.PersonneId,
            DeposePar = acteur.Designation,
            QualiteId = acteur.QualiteId,
            DeposeLe = quand,
        };
        import.Contenu = new() { ImportId = import.Id, Octets = octets };
        return import;
    }

    /// <summary>L'aperçu est fait. Sans changement, l'import est terminé.</summary>
    public void Analyser(BilanDImport bilan, int horsDuFichier, DateOnly? dateDesDonnees, int dernierRang, DateTime quand)
    {
        (Bilan, HorsDuFichier, DateDesDonnees, RangDeLApercu) = (bilan, horsDuFichier, dateDesDonnees, dernierRang);
        if (bilan.ChangeQuelqueChose) Passer(EtatDImport.Pret);
        else Terminer(EtatDImport.SansChangement, quand);
    }

    /// <summary>Le fichier n'a pas pu être lu jusqu'au bout.</summary>
    public void DeclarerIllisible(string message) => Terminer(EtatDImport.Illisible, null, message);

    /// <summary>Réserve le rang suivant. Refus : import.deja, import.autre (403), import.perime.</summary>
    public void DemanderLApplication(Acteur acteur, int version, int dernierRang)
    {
        VerifierLeDeposant(acteur);
        if (Etat is not EtatDImport.Pret) throw ReglesDeLAnnuaire.ImportDeja.Refus(("etat", Libelle));
        if (version != Version || dernierRang != RangDeLApercu) throw ReglesDeLAnnuaire.ImportPerime.Refus();
        Rang = dernierRang + 1;
        Passer(EtatDImport.AAppliquer);
    }

    /// <summary>Les établissements sont à jour.</summary>
    public void Appliquer(DateTime quand) => Terminer(EtatDImport.Applique, quand);

    /// <summary>L'application n'a pas pu se faire : rien n'a changé, le rang est rendu.</summary>
    public void RendreLeRang(string message)
    {
        Rang = null;
        Passer(EtatDImport.Pret, message);
    }

    /// <summary>Refait l'aperçu, d'après les établissements d'aujourd'hui. Refus : import.deja, import.autre (403).</summary>
    public void Refaire(Acteur acteur)
    {
        VerifierLeDeposant(acteur);
        if (Etat is not EtatDImport.Pret) throw ReglesDeLAnnuaire.ImportDeja.Refus(("etat", Libelle));
        Passer(EtatDImport.AAnalyser);
    }

    /// <summary>Renonce à l'import ; rien n'a changé. Refus : import.deja, import.autre (403).</summary>
    public void Abandonner(Acteur acteur)
    {
        VerifierLeDeposant(acteur);
        if (Etat is not EtatDImport.Pret) throw ReglesDeLAnnuaire.ImportDeja.Refus(("etat", Libelle));
        Terminer(EtatDImport.Abandonne, null);
    }

    /// <summary>L'état en mots.</summary>
    public string Libelle => Etat switch
    {
        EtatDImport.AAnalyser => "en cours de lecture",
        EtatDImport.Illisible => "illisible",
        EtatDImport.Pret => "prêt à appliquer",
        EtatDImport.SansChangement => "aucun changement",
        EtatDImport.AAppliquer => "en cours d'application",
        EtatDImport.Applique => "appliqué",
        _ => "abandonné",
    };

    private void VerifierLeDeposant(Acteur acteur)
    {
        if (acteur.PersonneId != DeposeParId) throw new InterditException(ReglesDeLAnnuaire.ImportAutre, ("auteur", DeposePar));
    }

    private void Terminer(EtatDImport etat, DateTime? quand, string? message = null)
    {
        TermineLe = quand;
        Contenu = null;
        Passer(etat, message);
    }

    private void Passer(EtatDImport etat, string? message = null)
    {
        Etat = etat;
        Message = message is { Length: > LongueurDuMessage } ? message[..LongueurDuMessage] : message;
        Version++;
    }
}
