namespace Heliograph.Similarity;

/// <summary>Whether what was added since training still fits the model.</summary>
/// <param name="Added">Vectors added since the index was first built.</param>
/// <param name="TrainingDistortion">Mean squared error of the codes that the training sample got; NaN where it is not known.</param>
/// <param name="AddedDistortion">Mean squared error of the codes that added vectors got; NaN where there are none.</param>
public readonly record struct DriftReport(long Added, double TrainingDistortion, double AddedDistortion)
{
    /// <summary>Fewer say too little.</summary>
    const int Enough = 1000;

    /// <summary>New vectors always code a little worse than those that were trained on; this is more than that.</summary>
    const double TooMuch = 1.25;

    /// <summary>How many times the error of training that of added vectors is.</summary>
    public double Ratio => AddedDistortion / TrainingDistortion;

    /// <summary>Whether training anew on what there is now would pay: at least 1,000 vectors were added, with an error of 1.25 times that of training or more.</summary>
    public bool RetrainingPays => Added >= Enough && Ratio >= TooMuch;
}
