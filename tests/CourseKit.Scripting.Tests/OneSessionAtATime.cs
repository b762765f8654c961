// A session takes over the console and the culture of its process, and two at once share the compiler's view of the framework: as in
// the product, there is one at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
