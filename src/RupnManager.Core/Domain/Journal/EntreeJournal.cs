using System.Globalization;

namespace RupnManager.Domain.Journal;

/// <summary>Un geste : qui, en quelle qualité, quand, quoi, sur quoi. Chaînée à l'entrée précédente par son empreinte.</summary>
public sealed class EntreeJournal
{
    public const int LongueurDeLaPhrase = 1000;
    public const int LongueurDeLEvenement = 60;

    private static long _enAttente;

    /// <summary>Rang dans la chaîne, à partir de 1, sans trou. Posé à l'enregistrement ; négatif, et décroissant, jusque-là.</summary>
    public long Numero { get; private set; } = Interlocked.Decrement(ref _enAttente);
    public required DateTime Le { get; init; }
    public Guid? PersonneId { get; init; }

    /// <summary>Le nom au moment du geste ; « L'application » pour un traitement.</summary>
    public required string Auteur { get; init; }
    public required string Qualite { get; init; }
    public required string Evenement { get; init; }
    public required string Objet { get; init; }
    public required Guid ObjetId { get; init; }
    public required string Phrase { get; init; }
    public Guid? EtablissementId { get; init; }
    public string? CodeAcademie { get; init; }

    /// <summary>Vrai pour les gestes d'administration technique, les seuls que l'administrateur lit.</summary>
    public bool Technique { get; init; }

    /// <summary>Vrai si la phrase dit un montant ou touche à l'indemnité d'une personne : le DAN ne la lit pas.</summary>
    public bool DitUnMontant { get; init; }
    public string EmpreintePrecedente { get; private set; } = "";
    public string Empreinte { get; private set; } = "";

    /// <summary>Pose le rang et l'empreinte, à la suite d'une autre entrée.</summary>
    public void Chainer(long numeroPrecedent, string empreintePrecedente)
    {
        Numero = numeroPrecedent + 1;
        EmpreintePrecedente = empreintePrecedente;
        Empreinte = Calculer();
    }

    /// <summary>Rend le rang posé, qu'un autre geste a pris le premier.</summary>
    internal void RendreSonRang() => Numero = Interlocked.Decrement(ref _enAttente);

    /// <summary>Vrai si l'entrée n'a pas été retouchée et suit bien la précédente.</summary>
    public bool Suit(long numeroPrecedent, string empreintePrecedente) =>
        Numero == numeroPrecedent + 1 && EmpreintePrecedente == empreintePrecedente && EstIntacte;

    /// <summary>Vrai si l'empreinte est bien celle du contenu.</summary>
    public bool EstIntacte => Empreinte == Calculer();

    private string Calculer() => Empreintes.Sha256(string.Join('\n', "journal-v1",
        Numero.ToString(CultureInfo.InvariantCulture), Le.ToString("O", CultureInfo.InvariantCulture), PersonneId, Auteur, Qualite,
        Evenement, Objet, ObjetId, Phrase, EtablissementId, CodeAcademie, Technique, DitUnMontant, EmpreintePrecedente));
}
