package peers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Scanner;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * Flowable with the five-task case, in its own process and called without a network hop. One line in, `CONCURRENCY CASES`;
 * one line out: {"start":[ms…],"complete":[ms…],"visible":[ms…]}. Same meaning of the figures as on the other sides.
 */
public final class Main {
  private final ProcessEngine engine;

  private Main(ProcessEngine engine) { this.engine = engine; }

  public static void main(String[] args) throws Exception {
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(args[0]); pool.setUsername(args[1]); pool.setPassword(args[2]); pool.setMaximumPoolSize(30);
    StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
    settings.setDataSource(new HikariDataSource(pool));
    settings.setDatabaseSchemaUpdate("true");
    settings.setAsyncExecutorActivate(true);
    settings.setIdGenerator(new StrongUuidGenerator());
    Main main = new Main(settings.buildProcessEngine());
    main.engine.getRepositoryService().createDeployment().addString("five.bpmn20.xml", five()).deploy();
    System.out.println("worker ready");
    Scanner lines = new Scanner(System.in);
    while (lines.hasNextLine()) { String[] words = lines.nextLine().split(" "); System.out.println(main.drive(Integer.parseInt(words[0]), Integer.parseInt(words[1]))); }
    main.engine.close();
  }

  /** Five user tasks in a row, each with a non-interrupting timer of 72 hours. */
  private static String five() {
    StringBuilder nodes = new StringBuilder("<startEvent id=\"s\"/>"), flows = new StringBuilder();
    for (int i = 1; i <= 5; i++) {
      nodes.append("<userTask id=\"t" + i + "\" f:candidateGroups=\"${unit}\" f:dueDate=\"${due}\"/><boundaryEvent id=\"b" + i + "\" attachedToRef=\"t" + i + "\" cancelActivity=\"false\"><timerEventDefinition><timeDuration>PT72H</timeDuration></timerEventDefinition></boundaryEvent><endEvent id=\"x" + i + "\"/>");
      flows.append("<sequenceFlow id=\"f" + i + "\" sourceRef=\"" + (i == 1 ? "s" : "t" + (i - 1)) + "\" targetRef=\"t" + i + "\"/><sequenceFlow id=\"g" + i + "\" sourceRef=\"b" + i + "\" targetRef=\"x" + i + "\"/>");
    }
    return "<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" xmlns:f=\"http://flowable.org/bpmn\" targetNamespace=\"bench\"><process id=\"five\" isExecutable=\"true\">" + nodes + "<endEvent id=\"e\"/>" + flows + "<sequenceFlow id=\"f6\" sourceRef=\"t5\" targetRef=\"e\"/></process></definitions>";
  }

  private String drive(int concurrency, int cases) throws Exception {
    AtomicInteger next = new AtomicInteger();
    Queue<Double> start = new ConcurrentLinkedQueue<>(), complete = new ConcurrentLinkedQueue<>(), visible = new ConcurrentLinkedQueue<>();
    ExecutorService threads = Executors.newFixedThreadPool(concurrency);
    List<Future<?>> running = new ArrayList<>();
    for (int k = 0; k < concurrency; k++) running.add(threads.submit(() -> { while (next.getAndIncrement() < cases) one(start, complete, visible); }));
    for (Future<?> future : running) future.get();
    threads.shutdown();
    return "{\"start\":" + list(start) + ",\"complete\":" + list(complete) + ",\"visible\":" + list(visible) + "}";
  }

  private void one(Queue<Double> start, Queue<Double> complete, Queue<Double> visible) {
    long before = System.nanoTime();
    String instance = engine.getRuntimeService().startProcessInstanceByKey("five", new HashMap<>(Map.of("unit", "unit", "due", new Date(System.currentTimeMillis() + 86_400_000L)))).getId();
    String task = openTask(instance);
    start.add(since(before));
    for (int i = 1; i <= 5; i++) {
      before = System.nanoTime();
      engine.getTaskService().complete(task, new HashMap<>(Map.of("done", true, "note", "a line of text that a worker wrote")));
      complete.add(since(before));
      if (i == 5) return;
      task = openTask(instance);
      if (task == null) throw new IllegalStateException("Expected a next task but there is none");
      visible.add(since(before));
    }
  }

  private String openTask(String instance) { Task task = engine.getTaskService().createTaskQuery().processInstanceId(instance).singleResult(); return task == null ? null : task.getId(); }
  private static double since(long before) { return (System.nanoTime() - before) / 1e6; }
  private static String list(Queue<Double> values) { return values.stream().map(value -> String.format(Locale.ROOT, "%.3f", value)).collect(Collectors.joining(",", "[", "]")); }
}
